using System;
// #:package A@1.0
Console.WriteLine("#:package A");
