(defproject a "1" :dependencies [[com.huaweicloud/esdk-obs-java "3.23.9"] [x "
