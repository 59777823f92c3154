# dummy
# escape=`
ARG REF=${REF:-"gcr.io/distroless/static:nonroot@sha256:abc"}
ARG LINUX ubuntu16.04
ARG HOST="docker.io/library/"
ARG EMPTY=
FROM ${REF}
FROM nvidia/cuda:9.2-devel-${LINUX}
FROM ${EMPTY}${HOST}node:20${EMPTY} as yarn
FROM\
nginx:1.20
ARG base=nginx:1.19
FROM --platform=amd64 $base AS two
