# escape=`
# syntax=docker/dockerfile:1
FROM `
  # a comment
  image5
RUN pip install `
  a==1 b\c
COPY --from=image12 C:\x C:\y
