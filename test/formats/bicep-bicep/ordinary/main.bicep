targetScope = 'resourceGroup'

param location string = resourceGroup().location

module storage 'br/public:avm/res/storage/storage-account:0.9.0' = {
  name: 'storage'
  params: {
    location: location
  }
}

module vnet 'br:exampleregistry.azurecr.example/bicep/modules/vnet:v1' = {
  name: 'vnet'
}

module local './modules/app.bicep' = {
  name: 'app-${location}'
}

resource app 'Microsoft.ContainerInstance/containerGroups@2023-05-01' = {
  name: 'app'
  properties: {
    containers: [
      {
        name: 'web'
        properties: {
          image: 'registry.example/team/web:1.2.0'
        }
      }
    ]
  }
}
