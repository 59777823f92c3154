The dependency 'AGConnectCore' is named in prose here.
