{:user {:jvm-opts ["-Xmx1g"] :signing {:gpg-key "release@example.com"}}}
