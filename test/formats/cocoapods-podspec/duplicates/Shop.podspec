Pod::Spec.new do |s|
  s.ios.dependency 'AGConnectCore', '1.9.1'
  s.osx.dependency 'AGConnectCore', '1.9.1'
  s.dependency 'AGConnectCore'
end
