package dev.lockkeeper.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceImportTest {
    @ParameterizedTest
    @CsvSource({
        "import a.b.C;, TYPE, a.b.C",
        "import  a.b.*;, TYPE, a.b.*",
        "import static a.b.C.d;, STATIC, a.b.C.d",
        "static a.b.C.*, STATIC, a.b.C.*",
        "import module java.base;, MODULE, java.base",
        "importer.Type, TYPE, importer.Type",
        "staticky.Type, TYPE, staticky.Type"
    })
    void anImportIsReadAsItIsWritten(String text, SourceImport.Kind kind, String name) {
        SourceImport read = SourceImport.parse(text);

        assertThat(read).isEqualTo(new SourceImport(kind, name));
        assertThat(SourceImport.parse(read.text())).isEqualTo(read);
    }

    @Test
    void anImportIsOfItsOwnLastName() {
        SourceImport read = SourceImport.parse("import a.b.Cd;");

        assertThat(read.isOf("Cd")).isTrue();
        assertThat(read.isOf("d")).isFalse();
        assertThat(read.isOf("b.Cd")).isFalse();
        assertThat(read.isOnDemand()).isFalse();
        assertThat(read.scope()).isEqualTo("a.b");
    }
}
