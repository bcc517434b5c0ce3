// an integer
>> {"jsonrpc":"2.0","method":"service.ping","id":1}
<< {"jsonrpc":"2.0","result":"<any>","id":1}

// zero
>> {"jsonrpc":"2.0","method":"service.ping","id":0}
<< {"jsonrpc":"2.0","result":"<any>","id":0}

// a negative integer
>> {"jsonrpc":"2.0","method":"service.ping","id":-7}
<< {"jsonrpc":"2.0","result":"<any>","id":-7}

// beyond the integers of a double
>> {"jsonrpc":"2.0","method":"service.ping","id":9007199254740993}
<< {"jsonrpc":"2.0","result":"<any>","id":9007199254740993}

// the largest integer
>> {"jsonrpc":"2.0","method":"service.ping","id":9223372036854775807}
<< {"jsonrpc":"2.0","result":"<any>","id":9223372036854775807}

// the smallest integer
>> {"jsonrpc":"2.0","method":"service.ping","id":-9223372036854775808}
<< {"jsonrpc":"2.0","result":"<any>","id":-9223372036854775808}

// one more than that is a number that overflows
>> {"jsonrpc":"2.0","method":"service.ping","id":9223372036854775808}
<< {"jsonrpc":"2.0","error":{"code":-32700},"id":null}

// a fraction
>> {"jsonrpc":"2.0","method":"service.ping","id":1.5}
<< {"jsonrpc":"2.0","result":"<any>","id":1.5}

// a fraction that binary has no exact form for
>> {"jsonrpc":"2.0","method":"service.ping","id":0.1}
<< {"jsonrpc":"2.0","result":"<any>","id":0.1}

// an exponent
>> {"jsonrpc":"2.0","method":"service.ping","id":1e3}
<< {"jsonrpc":"2.0","result":"<any>","id":1000.0}

// a string
>> {"jsonrpc":"2.0","method":"service.ping","id":"abc"}
<< {"jsonrpc":"2.0","result":"<any>","id":"abc"}

// a string of digits stays a string
>> {"jsonrpc":"2.0","method":"service.ping","id":"1"}
<< {"jsonrpc":"2.0","result":"<any>","id":"1"}

// an empty string
>> {"jsonrpc":"2.0","method":"service.ping","id":""}
<< {"jsonrpc":"2.0","result":"<any>","id":""}

// a string beyond ASCII, with a combining mark that must stay one
>> {"jsonrpc":"2.0","method":"service.ping","id":"\u00e9 e\u0301 \ud83d\ude00 \" \\ \n"}
<< {"jsonrpc":"2.0","result":"<any>","id":"\u00e9 e\u0301 \ud83d\ude00 \" \\ \n"}

// null is an id: the request is answered
>> {"jsonrpc":"2.0","method":"service.ping","id":null}
<< {"jsonrpc":"2.0","result":"<any>","id":null}

// errors carry the id too
>> {"jsonrpc":"2.0","method":"no.such","id":"e\u0301"}
<< {"jsonrpc":"2.0","error":{"code":-32601},"id":"e\u0301"}

// an array
>> {"jsonrpc":"2.0","method":"service.ping","id":[1]}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":null}

// an object
>> {"jsonrpc":"2.0","method":"service.ping","id":{}}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":null}

// a boolean
>> {"jsonrpc":"2.0","method":"service.ping","id":true}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":null}
