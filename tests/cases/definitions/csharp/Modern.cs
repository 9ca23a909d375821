namespace Shop.Modern;

/** The way in. */
public sealed class Program(string name)
{
    public string Greeting() => $"hello {name}";

    [HttpGet("{id}")]
    public IActionResult Get([FromRoute] int id, [FromQuery] string? filter)
    {
        return filter switch
        {
            null => Ok(id),
            _ => NotFound(),
        };
    }
}
