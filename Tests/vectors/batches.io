// an empty batch
>> []
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":null}

// a batch of one piece of junk
>> [1]
<< [{"jsonrpc":"2.0","error":{"code":-32600},"id":null}]

// a batch of junk
>> [1,2,3]
<< [{"jsonrpc":"2.0","error":{"code":-32600},"id":null},{"jsonrpc":"2.0","error":{"code":-32600},"id":null},{"jsonrpc":"2.0","error":{"code":-32600},"id":null}]

// a batch in a batch is junk
>> [[{"jsonrpc":"2.0","method":"service.ping","id":1}]]
<< [{"jsonrpc":"2.0","error":{"code":-32600},"id":null}]

// a batch of one call is answered by an array
>> [{"jsonrpc":"2.0","method":"service.ping","id":1}]
<< [{"jsonrpc":"2.0","result":"<any>","id":1}]

// calls, notifications and junk: answers in the order of the requests
>> [{"jsonrpc":"2.0","method":"service.ping","id":"1"},
>>  {"jsonrpc":"2.0","method":"service.ping"},
>>  {"jsonrpc":"2.0","method":"no.such","id":"2"},
>>  {"foo":"boo"},
>>  7,
>>  {"jsonrpc":"2.0","method":"no.such"},
>>  {"jsonrpc":"1.0","method":"service.ping","id":"5"},
>>  {"jsonrpc":"2.0","method":"service.ping","params":{"x":1},"id":null},
>>  {"jsonrpc":"2.0","method":"service.ping","id":"9"}]
<< [{"jsonrpc":"2.0","result":"<any>","id":"1"},{"jsonrpc":"2.0","error":{"code":-32601},"id":"2"},{"jsonrpc":"2.0","error":{"code":-32600},"id":null},{"jsonrpc":"2.0","error":{"code":-32600},"id":null},{"jsonrpc":"2.0","error":{"code":-32600},"id":"5"},{"jsonrpc":"2.0","error":{"code":-32602},"id":null},{"jsonrpc":"2.0","result":"<any>","id":"9"}]

// two calls may have the same id
>> [{"jsonrpc":"2.0","method":"service.ping","id":1},{"jsonrpc":"2.0","method":"service.ping","id":1}]
<< [{"jsonrpc":"2.0","result":"<any>","id":1},{"jsonrpc":"2.0","result":"<any>","id":1}]

// only notifications
>> [{"jsonrpc":"2.0","method":"service.ping"},{"jsonrpc":"2.0","method":"no.such"}]
<<

// notifications and junk
>> [{"jsonrpc":"2.0","method":"service.ping"},{}]
<< [{"jsonrpc":"2.0","error":{"code":-32600},"id":null}]
