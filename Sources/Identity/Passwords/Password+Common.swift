extension Password {
    /// Passwords that head every published list of the most used ones, those of 8 characters and more, in
    /// lower case.
    ///
    /// Short on purpose: it stops the first few guesses, and the brake on log-ins stops the rest. A list of
    /// millions would need its own store and its own updates.
    static let common: Set<String> = Set(
        """
        01234567 0123456789 0987654321 1029384756 11223344 1122334455 112233445566 12121212 12312312
        123123123 123123123a 123321123 12341234 12344321 1234512345 12345678 123456781 123456789 1234567890
        12345678910 123456789a 123456789q 12345678a 12345678q 123456abc 123456qwerty 1234qwer 123654789
        123abc123 123qweasd 123qweasdzxc 13131313 147258369 1472583690 147852369 159357159 159753456
        18273645 19841984 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 20202020 23232323
        25252525 31415926 69696969 741852963 78945612 789456123 7894561230 87654321 963852741 98765432
        987654321 9876543210 a1234567 a12345678 a123456789 aa123456 aa12345678 abc12345 abc123456 abcd1234
        abcdefg1 abcdefgh access14 admin123 admin1234 adminadmin administrator alexander alexandra anthony1
        arsenal1 asdasdasd asdf1234 asdfasdf asdfghjk asdfghjkl asdfjkl1 azertyuiop babygirl babygirl1
        barcelona baseball baseball1 basketball bigdaddy bismillah blink182 bullshit butterfly caroline
        changeme changeme1 charlie1 chocolate christian christina cocacola computer computer1 corvette
        dinosaur dragon12 dragon123 drowssap easybilling elephant elizabeth facebook fantasia fernando
        ferrari1 football football1 franklin freedom1 fuckyou1 fuckyou2 geronimo gfhjkmgfhjkm giovanni
        goodluck google123 graduate greenday hahahaha hallo123 hello123 hello1234 hellokitty helloworld
        iloveyou iloveyou1 iloveyou2 infinity internet isabella jennifer jonathan jordan23 killer123
        leonardo letmein1 letmein123 liverpool liverpool1 lovelove loveyou1 madison1 manchester margaret
        marlboro master12 master123 maverick melissa1 mercedes metallica michael1 michelle michigan
        microsoft midnight monkey12 monkey123 monster1 motorola mustang1 natalie1 nathalie newyork1 nicholas
        nintendo oprstuvw p@ssw0rd p@ssw0rd1 p@ssword pa55word pakistan pass1234 passpass passw0rd passw0rd1
        password password! password0 password01 password1 password1! password11 password12 password123
        password1234 password12345 password2 password3 password9 passwort passwort1 patricia pokemon1
        precious princess princess1 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 qazwsx123 qazwsxedc qazwsxedcrfv
        qwaszx12 qwe123qwe qweasdzxc qweqweqwe qwer1234 qwerasdf qwert123 qwert1234 qwerty11 qwerty12
        qwerty123 qwerty1234 qwerty12345 qwerty123456 qwertyui qwertyuiop qwertyuiop1 remember rockstar
        rush2112 samantha samsung1 samsung123 sandra123 scarface scorpion security september shadow123
        slipknot snickers snowball soccer12 softball sophie123 spiderman squirrel starwars starwars1
        steelers stephanie summer123 sunflower sunshine sunshine1 superman superman1 superstar swordfish
        test1234 test12345 testtest thailand thebeast thunder1 tigger123 tinkerbell tottenham trustno1
        twilight undertaker unicorn1 universal valentina vanessa1 veronica victoria wachtwoord welcome1
        welcome12 welcome123 welcome1234 whatever william1 winston1 yankees1 yourmom1 zaq12wsx zaq1xsw2
        zaq1zaq1 zxcvbnm, zxcvbnm1 zxcvbnm123 йцукенгш йцукенгшщз йцукенгшщзхъ любовь123 пароль123 привет123
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
