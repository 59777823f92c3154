$SHOP_VERSION = '1.23.0'
$OBS_VERSION = '3.23.9'
$OPTIMISTIC_OBS_VERSION = "~> #{$OBS_VERSION}"

Pod::Spec.new do |s|
  s.name     = 'Shop'
  s.version  = $SHOP_VERSION
  s.source   = { :git => 'https://git.example/shop.git', :tag => "v#{s.version}" }
  s.dependency 'ShopCore', $SHOP_VERSION
  s.dependency 'OBS', $OPTIMISTIC_OBS_VERSION
  s.dependency 'ShopData', "= #{s.version}"
  s.dependency 'React-Core', folly_version
end
