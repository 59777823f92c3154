object Libs {
  const val shared = "1.0.0"

  object Test {
    private const val version = "2.0.0"
    const val core = "org.example:core:$version"

    object Runner {
      private const val version = "3.0.0"
      const val runner = "org.example:runner:$version"
    }

    object Rules {
      const val rules = "org.example:rules:$version"
      const val base = "org.example:base:$shared"
    }
  }
}
