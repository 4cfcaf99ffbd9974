def log = new File(basedir, 'build.log').text

def exists = { String path -> assert new File(basedir, path).isFile() : "$path is missing" }
def missing = { String path -> assert !new File(basedir, path).exists() : "$path should not be there" }

// Defaults: the newest version, a client, everything, a package and a folder made from the POM.
exists 'client/target/generated-sources/dateline/com/example/library/client/LibraryClient.java'
exists 'client/target/classes/com/example/library/client/LibraryClient.class'
exists 'client/target/classes/com/example/library/client/api/LoansApi.class'

exists 'server/target/classes/org/example/lending/LibraryServer.class'
exists 'server/target/classes/org/example/lending/api/LoansService.class'
exists 'server/target/classes/org/example/lending/api/GetBookRequest.class'
missing 'server/target/classes/org/example/lending/api/ListBooksRequest.class'

exists 'both/target/api/org/example/library/client/LibraryClient.java'
exists 'both/target/classes/org/example/library/client/LibraryClient.class'
exists 'both/target/classes/org/example/library/server/LibraryServer.class'

// Several executions: a folder for each; and what an old version does not have.
exists 'versions/target/generated-sources/dateline/old/com/example/library/v2023/LibraryClient.java'
exists 'versions/target/generated-sources/dateline/new/com/example/library/v2024/LibraryClient.java'
exists 'versions/target/classes/com/example/library/v2024/api/ReturnBookRequest.class'
missing 'versions/target/classes/com/example/library/v2023/api/ReturnBookRequest.class'
exists 'user/target/classes/com/example/user/BothVersions.class'

def generated = new File(basedir, 'templates/target/generated-sources/dateline')
def own = []
generated.eachFileRecurse(groovy.io.FileType.FILES) { if (it.name.endsWith('.java') && it.name != 'package-info.java') own << it }
assert own.size() > 5
own.each { assert it.text.startsWith('// Property of the Example Library.') : it }

// One line for each generation, and nothing of the host's own chatter.
def lines = log.readLines().findAll { it.contains('Dateline: ') }
assert lines.size() == 6 : lines
def server = lines.find { it.contains('version 2024-06-15, server: 3 operations') }
assert server =~ /Dateline: Lending Library API, version 2024-06-15, server: 3 operations, \d+ files \(\d+ written, 0 deleted\) in target\/generated-sources\/dateline$/
assert lines.any { it.contains('version 2024-06-15, client and server: 4 operations') }
assert lines.any { it.contains('version 2023-02-01, client: 3 operations') }
['writing file', 'openapitools', 'OpenAPI Generator', 'dryRun', 'donat'].each {
  assert !log.toLowerCase().contains(it.toLowerCase()) : "the log speaks of '$it'"
}
assert !log.contains('[WARNING]')
