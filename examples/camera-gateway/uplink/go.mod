module gateway.example/uplink

go 1.23

require (
	github.com/huaweicloud/huaweicloud-sdk-go-obs v3.24.9+incompatible
	github.com/pion/webrtc/v4 v4.0.5
	github.com/spf13/cobra v1.8.1
)

require (
	github.com/mailru/easyjson v0.7.7 // indirect
	github.com/spf13/pflag v1.0.5 // indirect
)
