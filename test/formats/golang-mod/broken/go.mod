module m

requires d.example/w v1.0.0
require (
	a.example/x v1.0.0
	b.example/y

replace c.example/z v1.0.0
require e.example/v v1.2.3
