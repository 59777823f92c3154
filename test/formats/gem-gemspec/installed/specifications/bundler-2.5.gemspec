# -*- encoding: utf-8 -*-
# stub: bundler 2.5.9 ruby lib

Gem::Specification.new do |s|
  s.name = "bundler".freeze
  s.version = "2.5.9"
  s.required_rubygems_version = Gem::Requirement.new(">= 3.0.1".freeze) if s.respond_to? :required_rubygems_version=
  s.authors = ["A".freeze]
  if s.respond_to? :specification_version then
    s.specification_version = 4
    s.add_runtime_dependency(%q<rake>.freeze, ["~> 13.0".freeze, ">= 13.0.1".freeze])
  else
    s.add_dependency(%q<rake>.freeze, ["~> 13.0".freeze])
  end
end
