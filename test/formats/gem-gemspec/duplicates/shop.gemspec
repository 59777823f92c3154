Gem::Specification.new do |s|
  if RUBY_VERSION >= "3.4"
    s.add_dependency "obs", "~> 3.1"
  else
    s.add_dependency "obs", "~> 3.0"
  end
  s.add_development_dependency "obs", "~> 3.1"
end
