Pod::Spec.new do |s|
  s.name     = 'Shop'
  s.version  = '1.0'
  s.description = <<-DESC
    s.dependency 'No'
  DESC
  s.source   = { :git => 'https://git.example/shop.git', :tag => s.version.to_s }
  s.dependency 'AGConnectCore', '~> 1.9'
  s.ios.dependency 'HMSLocation', '= 6.11.0'
  s.subspec 'Core' do |ss|
    ss.dependency "OBS", '>= 3.0', '< 4'
    ss.dependency 'Shop/Base'
  end
  s.dependency 'AGConnectCore', '1.9.1'
end
