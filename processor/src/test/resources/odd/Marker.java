package odd;

import java.lang.annotation.*;

@Target(ElementType.TYPE_USE)
public @interface Marker {}
