FROM python:3.12-slim AS base
ENV PIP_INDEX_URL=https://user:secret@repo.huaweicloud.com/repository/pypi/simple \
    # the compiler cache
    LANG=C.UTF-8
ENV GOPROXY https://goproxy.example,direct
ARG NPM_CONFIG_REGISTRY=https://mirrors.huaweicloud.com/repository/npm/
RUN --mount=type=bind,from=ghcr.io/acme/wheels:2.1,source=/w,target=/w \
    pip install --no-cache-dir -i https://repo.huaweicloud.com/repository/pypi/simple huaweicloudsdkcore==3.1.0 \
      # needed for notebooks
      "mindspore>=2.2,<3" requests[socks] -r requirements.txt . && \
    python3 -m pip install --upgrade pip
RUN npm install -g @huaweicloud/obs-cli@3.0.1 pnpm && yarn global add serve@14
RUN npm config set registry https://repo.huaweicloud.com/repository/npm/
RUN gem install bundler -v 2.5.6 && go install github.com/huaweicloud/obsutil/v5@v5.4.11
RUN sed -i 's@archive.example.org@mirrors.huaweicloud.com@g' /etc/apt/sources.list && apt-get update
RUN sed -i "s/http:\/\/archive.example.org/https:\/\/mirrors.huaweicloud.com/g" /etc/apt/sources.list
RUN curl -fsSL https://obs.cn-north-4.myhuaweicloud.com/tools/agent.sh | bash
RUN <<END
apk add --repository https://mirrors.huaweicloud.com/alpine/edge git
pip install ascend-toolkit==0.9
END
COPY --from=registry.example/acme/tools:1.0 /bin/tool /bin/
COPY --from=0 /x /y
ADD https://mirrors.huaweicloud.com/node/v20.0.0/node.tar.gz /opt/
ONBUILD RUN pip install later==1
