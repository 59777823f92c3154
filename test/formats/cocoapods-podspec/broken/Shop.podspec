Pod::Spec.new do |s|
  s.dependency 'AGConnectCore', '1.9
  s.dependency
  s.dependency 'B'
