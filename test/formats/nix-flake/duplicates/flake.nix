{ inputs.a.url = "github:x/y"; inputs.a.url = "github:x/z"; }
