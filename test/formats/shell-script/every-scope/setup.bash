sudo -E pip3 install "requests>=2" flask \
  gunicorn
yarn add react
gem install rails -v 7.0
go install golang.example.com/x/tool@v1.2
REG=registry.example
docker pull "$REG/acme/app:1.0"
docker pull nginx:1.27
export GOPROXY=https://goproxy.example,direct
git clone https://git.example/a/b.git
pip install 'hua'"wei"-sdk
