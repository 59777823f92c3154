module "example.com/camera"

require github.com/bytedance/sonic v1.11.3
require (
	"github.com/pkg/errors" v0.9.1
	example.com/old v1.0.0+incompatible // comment // indirect
	github.com/huaweicloud/tools v0.3.0 // indirect
)
exclude github.com/pkg/errors v0.8.0
exclude (
	golang.org/x/crypto v1.4.5
)
replace github.com/pkg/errors v0.9.1 => github.com/acme/errors v0.9.2
replace (
	golang.org/x/net v1.2.3 => example.com/fork/net v1.4.5
	golang.org/x/text => ../text
	example.com/old => ./old // local
)
retract (
	v1.0.0 // published too early
	[v1.1.0, v1.2.0]
)
tool (
	golang.org/x/tools/cmd/stringer
	github.com/huaweicloud/tools/cmd/gen
)
godebug default=go1.21
