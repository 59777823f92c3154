Gem::Specification.new do |spec|
  spec.add_dependency "obs", "~> 3.0"
  spec.add_runtime_dependency "rack", ">= 2.2.4", "< 4"
  spec.add_development_dependency "rspec", "3.13.0"
end
