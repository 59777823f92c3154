VERSION = "3.0.0"

Gem::Specification.new do |spec|
  spec.name = "obs"
  spec.version = VERSION
  spec.add_dependency "rack", ">= 2"
end
