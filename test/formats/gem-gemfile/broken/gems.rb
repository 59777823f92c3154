source "https://rubygems.example"
gem "rails
gem 'puma', '6.4.2'
group :test do
  gem 'rspec', ['~> 3.0'
