// a call
>> {"jsonrpc":"2.0","method":"service.ping","id":1}
<< {"jsonrpc":"2.0","result":"<any>","id":1}

// JSON that is neither object nor array
>> 1
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":null}

// a string
>> "service.ping"
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":null}

// null
>> null
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":null}

// an object without anything
>> {}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":null}

// an object of another kind
>> {"foo":1}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":null}

// a method that is no string, without an id
>> {"jsonrpc":"2.0","method":1,"params":"bar"}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":null}

// a method that is no string, with an id
>> {"jsonrpc":"2.0","method":1,"id":7}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":7}

// no method
>> {"jsonrpc":"2.0","id":7}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":7}

// no version
>> {"method":"service.ping","id":7}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":7}

// no version and no id
>> {"method":"service.ping"}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":null}

// version 1.0
>> {"jsonrpc":"1.0","method":"service.ping","id":"seven"}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":"seven"}

// the version as a number
>> {"jsonrpc":2.0,"method":"service.ping","id":7}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":7}

// unknown members are ignored
>> {"jsonrpc":"2.0","method":"service.ping","id":1,"auth":"x","extra":{"a":[1]}}
<< {"jsonrpc":"2.0","result":"<any>","id":1}

// members in another order
>> {"id":1,"method":"service.ping","jsonrpc":"2.0"}
<< {"jsonrpc":"2.0","result":"<any>","id":1}

// escapes in names and values are what they stand for
>> {"json\u0072pc":"2\u002e0","method":"service.pin\u0067","\u0069d":"\u0041"}
<< {"jsonrpc":"2.0","result":"<any>","id":"A"}

// a member in the wrong case is another member
>> {"jsonrpc":"2.0","Method":"service.ping","id":1}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":1}

// an unknown method
>> {"jsonrpc":"2.0","method":"service.pong","id":1}
<< {"jsonrpc":"2.0","error":{"code":-32601},"id":1}

// an empty method
>> {"jsonrpc":"2.0","method":"","id":1}
<< {"jsonrpc":"2.0","error":{"code":-32601},"id":1}

// a method in the wrong case
>> {"jsonrpc":"2.0","method":"Service.Ping","id":1}
<< {"jsonrpc":"2.0","error":{"code":-32601},"id":1}

// a reserved method
>> {"jsonrpc":"2.0","method":"rpc.describe","id":1}
<< {"jsonrpc":"2.0","error":{"code":-32601},"id":1}

// a name twice
>> {"jsonrpc":"2.0","method":"service.ping","id":1,"id":2}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":null}

// a name twice, once escaped
>> {"jsonrpc":"2.0","method":"service.ping","m\u0065thod":"service.ping","id":1}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":null}

// a name twice, deep in the parameters
>> {"jsonrpc":"2.0","method":"service.ping","params":{"a":[{"b":1,"b":1}]},"id":1}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":null}

// a name twice in one element: the batch is not taken
>> [{"jsonrpc":"2.0","method":"service.ping","id":1},{"jsonrpc":"2.0","method":"service.ping","id":2,"id":3}]
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":null}
