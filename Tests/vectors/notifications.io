// a notification
>> {"jsonrpc":"2.0","method":"service.ping"}
<<

// of a method that does not exist
>> {"jsonrpc":"2.0","method":"no.such"}
<<

// with parameters that do not fit
>> {"jsonrpc":"2.0","method":"service.ping","params":[1]}
<<

// of money: nothing is carried out, and nobody is told
>> {"jsonrpc":"2.0","method":"transfer.create","params":{"from":101,"to":201,"amount":"1.00","idempotency_key":"n1"}}
<<

// that is no valid request: this is answered
>> {"jsonrpc":"2.0","method":1}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":null}

// with parameters of no valid kind: this too
>> {"jsonrpc":"2.0","method":"service.ping","params":1}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":null}
