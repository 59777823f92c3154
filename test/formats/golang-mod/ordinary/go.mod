module example.com/camera/gateway

go 1.22

toolchain go1.22.3

require (
	github.com/huaweicloud/huaweicloud-sdk-go-v3 v0.1.86
	golang.org/x/net v0.24.0 // indirect
	gopkg.in/yaml.v3 v3.0.1 // indirect; pinned
)

require github.com/stretchr/testify v1.9.0 // for tests
