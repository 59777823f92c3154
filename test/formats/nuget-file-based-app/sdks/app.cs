#!/usr/bin/env dotnet
#:sdk Acme.AppHost.Sdk
#:sdk Microsoft.NET.Sdk.Web
#:sdk Microsoft.NET.Sdks.Other
#:package Acme.Tool
return;
