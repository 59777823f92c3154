module a 'br:registry.example/bicep/vnet:v1 = {
  name: 'a'
}
module b 'br:registry.example/bicep/storage:v1' = {
  name: 'b'
}
