# frozen_string_literal: true

Gem::Specification.new do |spec|
  spec.name = %q{obs}.freeze # as packed
  spec.version = Gem::Version.new("3.0.0")
  spec.platform = "java".freeze
  spec.authors = ["A. Author".freeze]
  spec.add_dependency(%q<rack>.freeze, [">= 2".freeze])
end
