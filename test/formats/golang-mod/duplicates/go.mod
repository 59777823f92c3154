module m
require a.example/x v1.0.0
require a.example/x v1.0.0
require (
	a.example/x v1.1.0
)
