#!/bin/sh
echo "hello"
ls -l
