#:sdk Microsoft.NET.Sdk.Web
#:sdk Acme.Sdk 1.0
#:package NoVersion
#:package Spaced @ 2.0
#:package Unknown@$(Outside)
