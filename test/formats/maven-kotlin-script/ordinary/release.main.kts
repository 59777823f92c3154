#!/usr/bin/env kotlin
@file:Repository("https://repo.huaweicloud.com/repository/maven/")
@file:DependsOn("com.huaweicloud:esdk-obs-java:3.23.9")
@file:DependsOn("org.eclipse.jgit:org.eclipse.jgit:4.6.0.201612231935-r")

import org.eclipse.jgit.api.Git

println("a:b:1 is text")
