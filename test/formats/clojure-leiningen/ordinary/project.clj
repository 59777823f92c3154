(def obs-version "3.23.9")

(defproject com.example/shop "0.1.0-SNAPSHOT"
  :description "A \"shop\""
  :dependencies [[org.clojure/clojure "1.11.3"]
                 [com.huaweicloud/esdk-obs-java ~obs-version :exclusions [[org.slf4j/slf4j-api]]]
                 [midje "1.10.10"] ; [no "1"]
                 ["net.3scale/3scale-api" "3.0.2"]
                 [managed/lib]]
  :parent-project {:coords [acme/parent "4.3.0"] :inherit [:profiles]}
  :mirrors {"central" {:name "central" :url "https://mirrors.huaweicloud.com/maven"}}
  :managed-dependencies [[managed/lib "2.0"]]
  :plugins [[lein-ring "0.12.6"]]
  :repositories [["huawei" "https://repo.huaweicloud.com/repository/maven/"]
                 ["private" {:url "https://maven.example/private" :sign-releases false}]]
  :plugin-repositories {"p" {:url "https://plugins.example/"}}
  :profiles {:dev {:dependencies [[midje "1.10.10"]]}})
