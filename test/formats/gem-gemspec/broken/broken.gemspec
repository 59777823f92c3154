Gem::Specification.new do |s|
  s.add_dependency "huaweicloud-sdk-ruby", "1.0
  s.add_dependency "rake"
  s.add_dependency
