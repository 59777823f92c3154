# -*- encoding: utf-8 -*-
require_relative "lib/shop/version"

OBS = "~> 3.0"

Gem::Specification.new do |s|
  s.name = "shop"
  s.version = Shop::VERSION
  s.summary = "A shop"
  s.description = <<~TEXT
    s.add_dependency "no", "1"
  TEXT
  s.files = Dir["lib/**/*"].reject { |f| f.match(%r{^(test|spec)/}) }
  s.required_ruby_version = ">= 3.0"

  s.add_dependency "huaweicloud-sdk-ruby", "= 1.2.3"
  s.add_runtime_dependency("obs", OBS)
  s.add_dependency "faraday", ">= 2.0", "< 3"
  s.add_development_dependency "rspec", "~> 3.13"
  s.add_development_dependency "rake"
  s.add_dependency "faraday", ">= 2.1"
end
