using 'br:registry.example/bicep/main:v2'
extension 'br:registry.example/bicep/extensions/graph:1.0.0' as graph
import { tags } from 'br/shared:types/tags:v1'
import * as ts 'ts:00000000-0000-0000-0000-000000000000/group/spec:1.0'
// module old 'br:registry.example/bicep/old:v1' = {
/* module older 'br:registry.example/bicep/older:v1' = { */
param script = '''
module no 'br:registry.example/bicep/no:v1'
'''
param name = 'it\'s'
