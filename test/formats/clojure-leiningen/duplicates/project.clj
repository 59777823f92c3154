(defproject app "1"
  :dependencies [[com.huawei.hms/push "6.12.0.300"] [com.huawei.hms/push "6.12.0.300"]]
  :profiles {:old {:dependencies [[com.huawei.hms/push "6.11.0.300"]]}})
