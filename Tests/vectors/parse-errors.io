// an empty body
>>
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}

// only blanks
>>   
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}

// broken JSON: the example of the specification
>> {"jsonrpc": "2.0", "method": "foobar, "params": "bar", "baz]
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}

// a body that ends too early, though its id could be guessed
>> {"jsonrpc":"2.0","id":1,"method":"service.ping"
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}

// something after the request
>> {"jsonrpc":"2.0","method":"service.ping","id":1}{}
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}

// a request over two lines is one request
>> {"jsonrpc":"2.0",
>> "method":"service.ping","id":1}
<< {"jsonrpc":"2.0","result":"<any>","id":1}

// a single quote is no quote
>> {'jsonrpc':'2.0','method':'service.ping','id':1}
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}

// NaN is not JSON
>> {"jsonrpc":"2.0","method":"service.ping","params":[NaN],"id":1}
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}

// nor is Infinity
>> {"jsonrpc":"2.0","method":"service.ping","params":[-Infinity],"id":1}
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}

// bytes that are not UTF-8: {"a":"\xFF"}
>>hex 7b2261223a22ff227d
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}

// a byte order mark
>>hex efbbbf7b7d
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}

// UTF-16
>>hex fffe7b007d00
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}

// a NUL byte
>>hex 7b7d00
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}

// a lone surrogate
>> {"jsonrpc":"2.0","method":"\ud800","id":1}
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}

// an escaped U+0000, which no text column could hold
>> {"jsonrpc":"2.0","method":"service.ping\u0000","id":1}
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}

// an integer beyond 64 bits
>> {"jsonrpc":"2.0","method":"service.ping","params":[9223372036854775808],"id":1}
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}

// a real beyond a double
>> {"jsonrpc":"2.0","method":"service.ping","params":[1e999],"id":1}
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}

// broken JSON in a batch: nothing is carried out
>> [{"jsonrpc":"2.0","method":"service.ping","id":1},{"jsonrpc":"2.0","method"]
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}
