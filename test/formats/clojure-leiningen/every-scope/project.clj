(def jackson-version "2.17.1")
(defproject com.example/shop "1.0.0"
  :min-lein-version "2.0.0"
  :parent-project {:coords [com.example/parent "4.3.0"] :inherit [:managed-dependencies]}
  :dependencies [[org.clojure/clojure, "1.11.3"]
                 #_[org.clojure/clojure "1.9.0"]
                 ["com.huaweicloud/esdk-obs-java" "3.23.9" :exclusions [[org.slf4j/slf4j-api :classifier "*"]]]
                 [com.fasterxml.jackson.core/jackson-databind ~jackson-version]
                 [log4j]
                 [managed/elsewhere nil :classifier "tests"]]
  :managed-dependencies [[clj-time "0.15.2"]]
  :exclusions [commons-logging]
  :plugins [[lein-ancient "0.7.0" :hooks false]]
  :extensions [[com.example/extension "1.1"]]
  :java-agents [[com.huawei.agent/javaagent "2.0" :options "x"]]
  :pom-plugins [[com.theoryinpractise/clojure-maven-plugin "1.3.13"
                 {:extensions "false" :executions ([:execution [:id "compile"]])}]]
  :repositories [["huawei" "https://repo.huaweicloud.com/repository/maven/"]
                 ["releases" {:url "https://maven.example/releases" :snapshots false}]]
  :mirrors {"central" {:name "central" :url "https://mirror.example/maven2"}}
  :aliases {"deploy!" ["do" "clean" ["deploy" "clojars"]]}
  :profiles {:dev {:dependencies [[midje "1.10.10"]]
                   :plugins [[lein-midje "3.2.2"]]}})
