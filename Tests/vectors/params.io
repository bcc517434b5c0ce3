// null parameters are as absent
>> {"jsonrpc":"2.0","method":"service.ping","params":null,"id":1}
<< {"jsonrpc":"2.0","result":"<any>","id":1}

// no parameters by name
>> {"jsonrpc":"2.0","method":"service.ping","params":{},"id":1}
<< {"jsonrpc":"2.0","result":"<any>","id":1}

// no parameters by position
>> {"jsonrpc":"2.0","method":"service.ping","params":[],"id":1}
<< {"jsonrpc":"2.0","result":"<any>","id":1}

// parameters that are a string
>> {"jsonrpc":"2.0","method":"service.ping","params":"bar","id":1}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":1}

// parameters that are a number
>> {"jsonrpc":"2.0","method":"service.ping","params":1,"id":1}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":1}

// parameters that are a boolean
>> {"jsonrpc":"2.0","method":"service.ping","params":false,"id":1}
<< {"jsonrpc":"2.0","error":{"code":-32600},"id":1}

// by name: nobody has this password
>> {"jsonrpc":"2.0","method":"session.login","params":{"email":"no@example.com","password":"not the password"},"id":1}
<< {"jsonrpc":"2.0","error":{"code":-32001},"id":1}

// the same by position
>> {"jsonrpc":"2.0","method":"session.login","params":["no@example.com","not the password"],"id":1}
<< {"jsonrpc":"2.0","error":{"code":-32001},"id":1}

// null leaves out a parameter that is not required
>> {"jsonrpc":"2.0","method":"session.login","params":["no@example.com","not the password",null],"id":1}
<< {"jsonrpc":"2.0","error":{"code":-32001},"id":1}

// too few by position
>> {"jsonrpc":"2.0","method":"session.login","params":["no@example.com"],"id":1}
<< {"jsonrpc":"2.0","error":{"code":-32602,"data":{"fields":[{"pointer":"/1","code":"missing"}]}},"id":1}

// too many by position
>> {"jsonrpc":"2.0","method":"service.ping","params":[1,2],"id":1}
<< {"jsonrpc":"2.0","error":{"code":-32602,"data":{"fields":[{"pointer":"/0","code":"unknown"},{"pointer":"/1","code":"unknown"}]}},"id":1}

// one missing by name
>> {"jsonrpc":"2.0","method":"session.login","params":{"email":"no@example.com"},"id":1}
<< {"jsonrpc":"2.0","error":{"code":-32602,"data":{"fields":[{"pointer":"/password","code":"missing"}]}},"id":1}

// all missing
>> {"jsonrpc":"2.0","method":"session.login","id":1}
<< {"jsonrpc":"2.0","error":{"code":-32602,"data":{"fields":[{"pointer":"/email","code":"missing"},{"pointer":"/password","code":"missing"}]}},"id":1}

// one unknown by name; its pointer is escaped
>> {"jsonrpc":"2.0","method":"service.ping","params":{"a/b~c":1},"id":1}
<< {"jsonrpc":"2.0","error":{"code":-32602,"data":{"fields":[{"pointer":"/a~1b~0c","code":"unknown"}]}},"id":1}

// the wrong type
>> {"jsonrpc":"2.0","method":"session.login","params":{"email":1,"password":["x"]},"id":1}
<< {"jsonrpc":"2.0","error":{"code":-32602,"data":{"fields":[{"pointer":"/email","code":"wrong_type"},{"pointer":"/password","code":"wrong_type"}]}},"id":1}

// the wrong type by position
>> {"jsonrpc":"2.0","method":"session.login","params":[1,"not the password"],"id":1}
<< {"jsonrpc":"2.0","error":{"code":-32602,"data":{"fields":[{"pointer":"/0","code":"wrong_type"}]}},"id":1}
