@file : DependsOn("org.example:one:1.0")
@file:DependsOn(
  "org.example:two:2.0"
)
