tools:
	go install golang.example.com/x/tool@v1.2
	yarn add react; gem install rake
	pip install \
	  flask
	curl -O https://files.example/x

NAME = pip install nothing
