param registry string = 'registry.example'
param tag string = '1.4'
param web object
param other string
var team = '${registry}/team'
var full = '${team}/full:${tag}'

type container = {
  image: string
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  containers: [
    { name: 'a', image: '${registry}/team/a:${tag}' }
    { name: 'b', image: full }
    { name: 'c', image: web.image }
    { name: 'd', image: '${other}/team/d:2' }
    { image: 'registry.example/team/e:5', env: '${string('{"image":"x"}')} ${replace('a\'b', '}', '{')} ' }
  ]
  // image: full
  note: 'image: full'
}
