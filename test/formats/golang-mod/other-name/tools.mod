module example.com/tools

go 1.22

require github.com/huaweicloud/huaweicloud-sdk-go-v3 v0.1.86
