module example.com/camera/gateway

go 1.22

require()

require(
	github.com/huaweicloud/huaweicloud-sdk-go-v3 v0.1.86// indirect
)

require golang.org/x/net v0.24.0//for tests
