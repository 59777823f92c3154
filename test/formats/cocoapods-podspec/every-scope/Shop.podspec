Pod::Spec.new do |spec|
  spec.name = 'Shop'
  hms = '6.11.0.300'
  spec.dependency 'HMSLocation', hms
  spec.dependency('OBS')
  spec.osx.dependency 'Sparkle', '>= 2', '< 3'
  spec.dependency 'React/Core', '= 0.72.0' if ENV['NATIVE']
  spec.test_spec 'Tests' do |test_spec|
    test_spec.dependency 'Quick'
    test_spec.ios.dependency 'Nimble', '~> 13.0'
  end
  spec.app_spec 'App' do |app|
    app.dependency 'Toolkit', ['>= 1.0', '< 2.0']
  end
  spec.default_subspecs = 'Core'
end
