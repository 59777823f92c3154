apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  annotations:
%{ for note in notes ~}
    ${note}
%{ endfor ~}
%{if length(owner) > 0 ~}
    owner: ${owner}
    app: 'a #1'
%{ endif ~}
spec:
  template:
    spec:
      containers:
%{ if proxy }
        - name: proxy
          image: registry.example/team/proxy:1.0
%{ endif }
        - name: web
          image: registry.example/team/web:1.2.0
<% if erb %>
        - name: erb
          image: registry.example/team/erb:3
<%- end -%>
